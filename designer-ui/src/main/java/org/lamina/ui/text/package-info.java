/// Words: bundles in English and Simplified Chinese, switched while the program runs, and the wording of values.
///
/// Starts no toolkit, so the command line uses it too.
@NullMarked
package org.lamina.ui.text;

import org.jspecify.annotations.NullMarked;
