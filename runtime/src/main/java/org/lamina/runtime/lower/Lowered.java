package org.lamina.runtime.lower;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.lamina.runtime.engine.LiveRate;

/// A document as the engine understands it. Vertices have the ids of the nodes as names.
///
/// @param rate the learning rate of all layers
public record Lowered(ComputationGraphConfiguration configuration, Flow flow, LiveRate rate) {}
