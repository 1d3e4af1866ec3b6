/// Benchmarks: each class is a program that prints one JSON line with its figures; ratios are measured in one run.
///
/// Nothing in the product depends on this module. `benchmarks/run NAME` builds and starts one.
@NullMarked
package org.lamina.benchmarks;

import org.jspecify.annotations.NullMarked;
