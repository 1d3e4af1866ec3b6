/// Faster layers behind DL4J's own API, computed by oneDNN.
///
/// Each configuration extends DL4J's and differs only in what it instantiates; each layer falls back to DL4J's own code
/// for what it does not cover. Arrays are logically `[B, C, H, W]` and physically channels-last, so that neighbours
/// pass them on without a copy while every other consumer still sees DL4J's shape. Layers are confined to the thread
/// that trains.
@NullMarked
package org.lamina.runtime.accel;

import org.jspecify.annotations.NullMarked;
