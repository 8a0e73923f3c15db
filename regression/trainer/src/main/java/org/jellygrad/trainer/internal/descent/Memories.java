package org.jellygrad.trainer.internal.descent;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jellygrad.trainer.optimizer.Memory;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a run.
 *
 * @param parts of the run, by name
 */
public record Memories(Map<String, Memory> parts) {

    /** The saved state does not fit the run. */
    public static final class UnknownMemoryException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public UnknownMemoryException(String what, @Nullable Throwable cause) {
            super(what, cause);
        }
    }

    Map<String, double[]> save() {
        Map<String, double[]> saved = new LinkedHashMap<>();
        parts.forEach((name, memory) -> saved.put(name, memory.save()));
        return saved;
    }

    /** @throws UnknownMemoryException if these are not the memories of such a run */
    void load(Map<String, double[]> saved) {
        parts.forEach((name, memory) -> {
            double[] numbers = saved.get(name);
            if (numbers == null) {
                throw new UnknownMemoryException("It lacks '" + name + "'.", null);
            }
            try {
                memory.load(numbers);
            } catch (IllegalArgumentException e) {
                throw new UnknownMemoryException("Its '" + name + "' is of another kind.", e);
            }
        });
    }
}
