package org.jellygrad.autograd;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says why no gradient reaches some parameters. */
final class MissingGradient {
    /** How many tensors a message names. */
    private static final int MOST = 3;

    private MissingGradient() {}

    static IllegalArgumentException describe(Tensor loss, Collection<Tensor> parameters) {
        List<Tensor> order = Graph.order(List.of(loss));
        String all = list(parameters);
        // Many are mostly left out for one reason.
        Map<String, List<Tensor>> reasons = new LinkedHashMap<>();
        parameters.forEach(parameter -> reasons.computeIfAbsent(why(loss, parameter, order), why -> new ArrayList<>())
                .add(parameter));
        String why = reasons.size() == 1
                ? reasons.keySet().iterator().next()
                : reasons.entrySet().stream()
                        .map(reason -> list(reason.getValue()) + ": " + reason.getKey())
                        .collect(Collectors.joining("\n\n"));
        return new IllegalArgumentException("No gradient reaches " + all + ".\n\n" + why);
    }

    private static String list(Collection<Tensor> parameters) {
        return parameters.stream().map(Tensor::toString).collect(Collectors.joining(", "));
    }

    private static String why(Tensor loss, Tensor parameter, List<Tensor> order) {
        Set<Tensor> reached = new HashSet<>();
        reached.add(parameter);
        List<Tensor> cuts = new ArrayList<>();
        for (Tensor node : order) {
            if (!Collections.disjoint(node.inputs(), reached)) {
                if (isConstant(node)) {
                    cuts.add(node);
                } else {
                    reached.add(node);
                }
            }
        }
        return cuts.isEmpty() ? unused(loss, parameter, order) : cut(cuts);
    }

    private static boolean isConstant(Tensor node) {
        return node.op()
                .pullBack(node, Tensor.constant(1).broadcastTo(node.shape()))
                .isEmpty();
    }

    private static String unused(Tensor loss, Tensor parameter, List<Tensor> order) {
        return "It is not used: no path leads from it to " + Suggestions.located(loss) + ".\n"
                + Suggestions.meant(parameter, order).orElse("Use it, or do not ask for its gradient.");
    }

    private static String cut(List<Tensor> cuts) {
        if (cuts.size() == 1) {
            return "Its path to the loss is cut at " + Suggestions.located(cuts.get(0))
                    + ": it is constant in its inputs.";
        }
        int more = cuts.size() - MOST;
        return cuts.stream()
                        .limit(MOST)
                        .map(node -> "- " + Suggestions.located(node) + "\n")
                        .collect(Collectors.joining("", "Its paths to the loss are cut at\n", ""))
                + (more > 0 ? "- and " + more + " more\n" : "")
                + "Each is constant in its inputs.";
    }
}
