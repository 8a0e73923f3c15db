package org.jellygrad.autograd;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jellygrad.autograd.engine.Call;

/** A plan as text: one line for each call, in order, with what it computes. */
final class Schedule {
    private Schedule() {}

    /** Names come from the graph as written; nodes without one are numbered. */
    static String text(Plan plan, Map<Tensor, Tensor> images) {
        Map<Tensor, String> names = new HashMap<>();
        images.forEach((written, image) -> {
            String name = written.name();
            if (name != null) {
                names.merge(image, name, (a, b) -> a.compareTo(b) < 0 ? a : b);
            }
        });
        int unnamed = 0;
        for (Tensor node : plan.order()) {
            if (!names.containsKey(node)) {
                names.put(node, "t" + ++unnamed);
            }
        }
        StringBuilder text = new StringBuilder();
        List<Call> calls = plan.calls.list();
        for (int i = 0; i < calls.size(); i++) {
            Tensor node = plan.nodes.get(i);
            String from = node.inputs().stream().map(names::get).collect(Collectors.joining(", "));
            text.append(String.format(
                    Locale.ROOT,
                    "%3d  %-22s %s %s = %s(%s)%n",
                    i + 1,
                    calls.get(i).name(),
                    names.get(node),
                    node.shape(),
                    node.op().name(),
                    from));
        }
        return text.toString();
    }
}
