package org.jellygrad.model.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VariableTest {
    @Test
    void transformationsTakeTheirColumnsInTheOrderOfTheText() {
        Variable.Transformation transformation = Variable.Transformation.parse("I(b - a/b)");
        assertThat(transformation.columns()).containsExactly("b", "a");
        assertThat(transformation.value(2, 6)).isEqualTo(-1);
        assertThat(transformation.name()).isEqualTo("I(b - a/b)");
        assertThat(Variable.Transformation.parse("max(a, 2)").name()).isEqualTo("max(a, 2)");
    }

    @Test
    void aProductTakesTheColumnsOfItsFactorsOneAfterTheOther() {
        Variable product = new Variable.Product(List.of(
                new Variable.Column("x"), new Variable.Level("t", "b", 1), Variable.Transformation.parse("I(x - y)")));
        assertThat(product.columns()).containsExactly("x", "t", "x", "y");
        assertThat(product.value(5, 1, 5, 2)).isEqualTo(15);
        assertThat(product.value(5, 0, 5, 2)).isZero();
        assertThat(product.name()).isEqualTo("x:t[b]:I(x - y)");
    }
}
