/// What is measured from inside the package of the same name: its primitives without an engine around them.
@NullMarked
package org.lamina.runtime.accel;

import org.jspecify.annotations.NullMarked;
