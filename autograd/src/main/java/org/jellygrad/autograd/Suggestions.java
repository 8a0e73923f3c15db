package org.jellygrad.autograd;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jellygrad.autograd.text.Printed;

/** Sentences for messages about tensors that were not found. */
public final class Suggestions {
    private Suggestions() {}

    /** A tensor's name in quotes, for a message. */
    public static String quoted(Tensor node) {
        String name = node.name();
        return "'" + (name == null ? "" : Printed.line(name)) + "'";
    }

    /** A node and the line that built it. */
    public static String located(Tensor node) {
        String line = node.origin().line();
        return line == null ? node.toString() : node + ", built at " + line;
    }

    /** Suggests which of the present tensors may be meant: an equal one, built again or under another name, or another one of that name. */
    public static Optional<String> meant(Tensor asked, Collection<Tensor> there) {
        Map<Tensor, Tensor> images = Graph.firstOfEqual(
                Stream.concat(Stream.of(asked), there.stream()).toList());
        Optional<String> renamed = there.stream()
                .filter(node -> images.get(node) == images.get(asked))
                .findFirst()
                .map(node -> Objects.equals(node.name(), asked.name())
                        ? "There is the same, built again, " + located(node)
                                + ": each call makes another tensor. Keep it in a variable, and use only that."
                        : "There is the same under another name, " + located(node)
                                + ": a name makes another tensor. Name it first, and use only what named() returned.");
        return renamed.or(() -> there.stream()
                .filter(node -> node.name() != null && node.name().equals(asked.name()))
                .findFirst()
                .map(node -> "There is another tensor of that name, " + located(node)
                        + ". Tensors are told apart by identity, not by name: use that one."));
    }
}
