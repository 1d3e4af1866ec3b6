/// What runs have produced, kept beside their checkpoints in an SQLite file that other tools can read: collected while
/// a run goes on, thinned so that it stays small, and read back as values. The only package that speaks SQL.
@NullMarked
package org.lamina.graph.record;

import org.jspecify.annotations.NullMarked;
