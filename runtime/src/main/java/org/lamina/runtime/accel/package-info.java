/// Faster layers behind DL4J's own API, computed by oneDNN.
///
/// Each configuration extends DL4J's and differs only in what it instantiates; each layer falls back to DL4J's own code
/// for what it does not cover, and the forward pass decides that for the backward pass, too. Arrays are logically
/// `[B, C, ...]` and physically channels-last, so that neighbours pass them on without a copy while every other
/// consumer still sees DL4J's shape. One thread at a time uses a layer: DL4J locks the graph around each pass.
@NullMarked
package org.lamina.runtime.accel;

import org.jspecify.annotations.NullMarked;
