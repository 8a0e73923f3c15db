package org.jellygrad.autograd.compile;

import java.util.List;
import java.util.Map;
import org.jellygrad.autograd.Tensor;

/**
 * A graph that is ready to run.
 *
 * @param plan its buffers and calls
 * @param images for each node as it was written, the node of the plan that computes it; nodes that nothing computes any more are left out
 * @param kept the nodes of the plan whose values can be read
 * @param expanded the graph before any rewrite, each node after its inputs
 */
public record CompiledGraph(Plan plan, Map<Tensor, Tensor> images, List<Tensor> kept, List<Tensor> expanded) {}
