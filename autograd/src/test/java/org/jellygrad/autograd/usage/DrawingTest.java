package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.Map;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.explain.Explanation;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** An explained graph as Mermaid and DOT. */
class DrawingTest {
    @Test
    void drawings() {
        Tensor a = Tensor.parameter("a");
        Explanation explanation = Program.explain(a.square().named("f"), Map.of(a, new double[] {3}));
        assertThat(explanation.mermaid()).isEqualTo("""
                        flowchart LR
                            n1["a<br/>3<br/>gradient 6"]
                            n2["f = a²<br/>9<br/>gradient 1"]
                            n1 --> n2
                        """);
        assertThat(explanation.dot()).isEqualTo("""
                        digraph {
                            rankdir=LR;
                            node [shape=box];
                            n1 [label="a\\n3\\ngradient 6"];
                            n2 [label="f = a²\\n9\\ngradient 1"];
                            n1 -> n2;
                        }
                        """);
    }

    /** A name may hold what means something to the format. */
    @Test
    void drawingsOfSpecialCharacters() {
        String name = "a\"b#1;<i>&amp;\\\nc";
        Tensor a = Tensor.parameter(name);
        Explanation explanation = Program.explain(a, Map.of(a, new double[] {3}));
        assertThat(explanation.mermaid())
                .isEqualTo("flowchart LR\n    n1[\"'a#quot;b#35;1;#lt;i#gt;#amp;amp;\\ c'<br/>3<br/>gradient 1\"]\n");
        assertThat(explanation.dot()).contains("    n1 [label=\"'a\\\"b#1;<i>&amp;amp;\\\\ c'\\n3\\ngradient 1\"];\n");
        String json = explanation.json().toString();
        assertThat(JsonParser.parseString(json)
                        .getAsJsonObject()
                        .getAsJsonArray("nodes")
                        .get(0)
                        .getAsJsonObject()
                        .get("id")
                        .getAsString())
                .isEqualTo("'" + name.replace('\n', ' ') + "'");
    }
}
