/// The contract between the window and the engine: requests, sessions, the three-lane feed and snapshots.
///
/// Plain values only; no engine array ever appears here.
@NullMarked
package org.lamina.graph.run;

import org.jspecify.annotations.NullMarked;
