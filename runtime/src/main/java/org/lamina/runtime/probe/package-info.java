/// Looks into the network for the views: activations, filters, histograms, attention, predictions, decision boundaries.
/// Works on the trainer's thread between batches and hands out plain numbers only.
@NullMarked
package org.lamina.runtime.probe;

import org.jspecify.annotations.NullMarked;
