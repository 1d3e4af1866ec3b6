package org.lamina.ui.visual;

import java.util.List;

/// How the values of one output are to be read.
///
/// @param name the output node's name
/// @param classNames the names of its classes; empty where they have none but their numbers
/// @param numeric whether the values are plain numbers rather than probabilities of classes
public record OutputWords(String name, List<String> classNames, boolean numeric) {
    public OutputWords {
        classNames = List.copyOf(classNames);
    }
}
