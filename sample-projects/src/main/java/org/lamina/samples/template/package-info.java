/// Well-known architectures as projects to begin with, each written down as its paper or its reference implementation
/// has it. Their parameter counts are the published ones; a test holds them to that. The words about each are in the
/// window's bundles, under keys that derive from its name.
@NullMarked
package org.lamina.samples.template;

import org.jspecify.annotations.NullMarked;
