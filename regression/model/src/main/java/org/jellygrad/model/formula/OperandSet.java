package org.jellygrad.model.formula;

import java.util.List;
import java.util.TreeSet;

/**
 * Operands to be multiplied, each once.
 *
 * @param numbers of the operands, ascending
 */
record OperandSet(List<Integer> numbers) {
    OperandSet {
        numbers = List.copyOf(numbers);
    }

    int size() {
        return numbers.size();
    }

    /** Those of both. */
    OperandSet and(OperandSet other) {
        TreeSet<Integer> both = new TreeSet<>(numbers);
        both.addAll(other.numbers);
        return new OperandSet(List.copyOf(both));
    }

    /** All but one. */
    OperandSet without(int operand) {
        return new OperandSet(
                numbers.stream().filter(number -> number != operand).toList());
    }
}
