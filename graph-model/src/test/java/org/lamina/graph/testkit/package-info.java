/// What the tests of several modules share: builders, fakes and the rules that hold for every module.
/// Nothing here is part of the program.
@NullMarked
package org.lamina.graph.testkit;

import org.jspecify.annotations.NullMarked;
