package org.jellygrad.autograd.compile;

import java.util.EnumSet;
import java.util.List;
import org.jellygrad.autograd.Tensor;
import org.jspecify.annotations.Nullable;

/** All rules of the compiler, in the order in which they are tried: first the {@link #laws}, then the {@link #fusions}. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
enum Rule implements Rewriter.Rewrite {
    /** A function of constants is computed at once. */
    FOLD_CONSTANTS(AlgebraRules::foldConstants),
    /** 1·x, x + 0, x¹ and moves that move nothing are x. */
    DROP_IDENTITY(AlgebraRules::dropIdentity),
    /** x·x and x² by the power function are squares. */
    SQUARE(AlgebraRules::square),
    /** Moves of moves are one move, and moves that keep the order of the numbers are reshapes, which cost nothing. */
    JOIN_MOVES(AlgebraRules::joinMoves),
    /** A tensor with the same number everywhere is computed as one number and spread afterwards. */
    SPREAD_LAST(AlgebraRules::spreadLast),
    /** x times a scalar is a scaling, and so is x over a constant or a number of rows, whose reciprocals are normal. */
    SCALE(AlgebraRules::scale),
    /** x plus or minus a constant is a shift. */
    SHIFT(AlgebraRules::shift),
    /** Factors move outward through whatever is linear, where they meet, and at last a BLAS call takes them. */
    LIFT_FACTORS(AlgebraRules::liftFactors),
    /** A transposed operand of a product is a flag of the BLAS call. */
    TRANSPOSE_AS_FLAG(AlgebraRules::transposeAsFlag),
    /** Σ of the same number is the number times the count. */
    SUM_OF_SPREAD(SumRules::ofSpread),
    /** Σ ab and Σ a² are dots, Σ|a| has a routine of BLAS, and a short Σ a is a dot with ones. */
    SUM_AS_DOT(SumRules::asDot),
    /** Σ over one axis of a matrix, if short, is a product with ones. */
    SUM_AS_PRODUCT(SumRules::asProduct),
    /** A factor of a product or a dot is its alpha. */
    FACTOR_AS_ALPHA(FusionRules::factorAsAlpha),
    /** Sums and differences of scaled arrays and scalars are one combination. */
    COMBINE(FusionRules::combine),
    /** A product that is a term of a combination is accumulated onto the rest of it. */
    ACCUMULATE_PRODUCT(FusionRules::accumulateProduct),
    /** A combination of one array is a scaling. */
    SINGLE_TERM(FusionRules::singleTerm);

    private final Rewriter.Rewrite rewrite;

    Rule(Rewriter.Rewrite rewrite) {
        this.rewrite = rewrite;
    }

    /** Laws of algebra and of sums, for all nodes. */
    static List<Rule> laws() {
        return List.copyOf(EnumSet.range(FOLD_CONSTANTS, SUM_AS_PRODUCT));
    }

    /** The fusions, for a graph that the laws have been applied to. */
    static List<Rule> fusions() {
        return List.copyOf(EnumSet.range(FACTOR_AS_ALPHA, SINGLE_TERM));
    }

    @Override
    public @Nullable Tensor apply(Tensor node, Rewriter graph) {
        return rewrite.apply(node, graph);
    }
}
