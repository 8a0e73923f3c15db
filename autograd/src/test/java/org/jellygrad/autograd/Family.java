package org.jellygrad.autograd;

import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.stream.Stream;

/** The sealed family of ops. A member is known by its class, or by its line in its class's table. */
final class Family {
    private Family() {}

    /** The members of a branch; where one is a record of a table's line, all lines of the table. */
    static Stream<Object> of(Class<?> type) {
        if (type.isSealed()) {
            return Stream.of(type.getPermittedSubclasses()).flatMap(Family::of);
        }
        Optional<RecordComponent> table = table(type);
        return table.isPresent() ? Stream.of(table.get().getType().getEnumConstants()) : Stream.of(type);
    }

    private static Optional<RecordComponent> table(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type.getRecordComponents())
                        .filter(component -> component.getType().isEnum())
                        .findFirst()
                : Optional.empty();
    }

    /** Which member it is. */
    static Object kind(Op op) {
        return table(op.getClass())
                .map(component -> {
                    try {
                        return component.getAccessor().invoke(op);
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError(component.getName(), e);
                    }
                })
                .orElse(op.getClass());
    }

    static boolean is(Op op, Object kind) {
        return kind instanceof Class<?> type ? type.isInstance(op) : kind(op) == kind;
    }

    static String name(Object kind) {
        return kind instanceof Class<?> type ? type.getSimpleName() : kind.toString();
    }
}
