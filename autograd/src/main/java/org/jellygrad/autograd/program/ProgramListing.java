package org.jellygrad.autograd.program;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jellygrad.autograd.Leaf;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.compile.Plan;
import org.jellygrad.autograd.engine.Call;
import org.jellygrad.autograd.explain.NodeNames;

/** A plan as text: one line for each call, in order, with what it computes; first those that run once, when the program is made. */
final class ProgramListing {
    private final Plan plan;
    private final NodeNames names = new NodeNames();
    /** Of storages: a view is called as what it shows. */
    private final Map<Tensor, String> ids = new HashMap<>();

    private int unnamed;

    /** Names come from the graph as written; a storage that has none is called as one of those that are kept there. */
    private ProgramListing(Plan plan, Map<Tensor, Tensor> images) {
        this.plan = plan;
        Map<Tensor, String> given = new HashMap<>();
        images.forEach((written, image) -> {
            String name = written.name();
            if (name != null) {
                given.merge(plan.storage(image), name, (a, b) -> a.compareTo(b) < 0 ? a : b);
            }
        });
        for (Tensor node : plan.order()) {
            String name = node.name() != null && plan.storage(node) == node ? node.name() : given.get(node);
            if (name != null) {
                ids.put(node, names.of(name));
            }
        }
    }

    static String text(Plan plan, Map<Tensor, Tensor> images) {
        ProgramListing schedule = new ProgramListing(plan, images);
        String once = schedule.lines(plan.once());
        String calls = schedule.lines(plan.everyRun());
        return once.isEmpty() ? calls : String.format(Locale.ROOT, "once:%n%severy run:%n%s", once, calls);
    }

    private String lines(Plan.Section section) {
        List<Call> calls = section.calls().list();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < calls.size(); i++) {
            Tensor node = section.nodes().get(i);
            String formula =
                    node.op().formula(node.inputs().stream().map(this::name).toList());
            text.append(String.format(
                    Locale.ROOT,
                    "%3d  %-22s %s %s = %s%n",
                    i + 1,
                    calls.get(i).name(),
                    name(node),
                    node.shape(),
                    formula));
        }
        return text.toString();
    }

    /** Constants stand for themselves; what else has no name is numbered as it comes. */
    private String name(Tensor node) {
        Tensor root = plan.storage(node);
        String known = ids.get(root);
        if (known == null) {
            known = root.op() instanceof Leaf.Constant ? root.op().formula(List.of()) : names.unique("t" + ++unnamed);
            ids.put(root, known);
        }
        return known;
    }
}
