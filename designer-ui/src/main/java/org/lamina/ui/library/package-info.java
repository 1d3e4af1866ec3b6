/// Blocks to put into a network: well-known ones and the user's own, with the questions that keeping one asks. It
/// knows neither canvas nor shell; what is chosen goes to a consumer.
@NullMarked
package org.lamina.ui.library;

import org.jspecify.annotations.NullMarked;
