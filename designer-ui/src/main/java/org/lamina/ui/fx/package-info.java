/// The window's heartbeat and background jobs: the only place in this module that uses Platform, AnimationTimer and
/// executors. Also what every pane needs around a node: labels that follow the language, subscriptions that follow
/// its visibility.
@NullMarked
package org.lamina.ui.fx;

import org.jspecify.annotations.NullMarked;
