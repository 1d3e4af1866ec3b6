/// Sessions: one thread each that trains batch by batch, obeys orders between two batches and feeds the screen, and one
/// that looks into a twin of the network for whoever watches. The only package that makes threads; no engine array
/// leaves the thread it was made on.
@NullMarked
package org.lamina.runtime.train;

import org.jspecify.annotations.NullMarked;
