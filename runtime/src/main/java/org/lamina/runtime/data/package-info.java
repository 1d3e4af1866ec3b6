/// Training data: readers of the bundled file formats, generated sets, splits and batches.
/// Every file is untrusted: sizes are bounded before memory is taken, and a bad file ends in one sentence that names
/// the file and the place. Samples stay in their compact form until a batch is made of them.
@NullMarked
package org.lamina.runtime.data;

import org.jspecify.annotations.NullMarked;
