/// The window's heartbeat and background jobs: the only place in this module that uses Platform, AnimationTimer and
/// executors.
@NullMarked
package org.lamina.ui.fx;

import org.jspecify.annotations.NullMarked;
