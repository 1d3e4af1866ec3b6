/// What a person does with the program from beginning to end, by mouse and keyboard, with the real engine.
///
/// One class per story. What all of them do by hand is in [org.lamina.app.story.Hand]; the window comes from
/// [org.lamina.app.StoryWindow].
@NullMarked
package org.lamina.app.story;

import org.jspecify.annotations.NullMarked;
