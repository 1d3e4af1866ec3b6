package org.lamina.runtime.lower;

import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.lamina.graph.NodeId;
import org.lamina.runtime.engine.LiveRate;

/// A document as the engine understands it. Vertices have the ids of the nodes as names.
///
/// @param rate the learning rate of all layers
/// @param masks for each node that gives a padded sequence the vertex that tells which steps are real
/// @param beforeLearning the vertices before every layer that learns: the backward pass need not reach them
public record Lowered(
        ComputationGraphConfiguration configuration,
        Flow flow,
        LiveRate rate,
        Map<NodeId, String> masks,
        Set<String> beforeLearning) {}
