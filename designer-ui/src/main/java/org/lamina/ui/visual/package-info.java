/// Pictures of what is inside a network: feature maps, filters, histograms, attention, decision boundaries,
/// probabilities, confusion matrices. A view draws a snapshot value wherever it comes from; it asks for nothing and
/// computes nothing that the snapshot does not say. Colour maps, reductions and layouts are plain classes.
@NullMarked
package org.lamina.ui.visual;

import org.jspecify.annotations.NullMarked;
