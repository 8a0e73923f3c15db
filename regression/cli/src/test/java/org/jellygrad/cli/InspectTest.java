package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectTest {
    @TempDir(factory = Relative.class)
    private Path directory;

    private void files() {
        Run.file(directory, "flats.csv", """
                id,area,area_ft,rooms,pool,temp,day,town,mixed,empty,rent
                1,54,581.25118,2,0,20,2024-01-05,Linz,1,,640
                2,71,764.23766,3,0,-200,2024-01-06,Graz,2,,790
                3,38,409.02860,1,0,19,2024-01-07,Linz,x,,480
                4,95,1022.57206,4,0,22,2024-01-08,Wien,3,,1130
                5,66,710.41812,3,0,-200,2024-01-09,Graz,4,,
                6,80,861.11285,3,0,21,2024-01-10,Linz,5,,870
                7,47,505.90379,2,0,20,2024-01-11,Wien,6,,610
                8,62,667.36246,2,0,23,2024-01-12,Graz,7,,735
                """);
        Run.file(directory, "german.csv", "# Wohnungen\nFläche;Miete\n54,5;1.640,5\n71;1.790\n38,25;1.480\n");
    }

    @Test
    void everyTextIsAsWritten() throws IOException {
        files();
        Transcript.assertAsWritten(
                "inspect.txt", directory, run -> assertThat(run.code()).isIn(0, 2));
    }

    @Test
    void jsonSaysTheSame() {
        files();
        JsonObject json = Run.of("inspect", directory.resolve("flats.csv").toString(), "--target", "rent", "--json")
                .json();
        assertThat(StreamSupport.stream(json.getAsJsonArray("suspicions").spliterator(), false)
                        .map(suspicion -> suspicion
                                        .getAsJsonObject()
                                        .get("column")
                                        .getAsString() + " "
                                + suspicion.getAsJsonObject().get("kind").getAsString()))
                .containsExactly(
                        "id index",
                        "area_ft duplicate",
                        "pool constant",
                        "temp sentinel",
                        "day dates",
                        "mixed mixed",
                        "empty empty");
        JsonObject area = json.getAsJsonArray("columns").get(1).getAsJsonObject();
        assertThat(area.get("mean").getAsDouble()).isEqualTo(64.125);
        assertThat(area.get("deviation").getAsDouble()).isCloseTo(18.279_086_41, within(1e-8)); // R: sd
        assertThat(area.get("correlation").getAsDouble()).isCloseTo(0.984_966_604, within(1e-8)); // R: cor of 7 rows
        JsonObject german = Run.of("inspect", directory.resolve("german.csv").toString(), "--json")
                .json();
        assertThat(german.getAsJsonArray("reading")).hasSize(4);
        assertThat(german.get("rowsRead").getAsInt()).isEqualTo(3);
    }

    /** Law: κ is the condition number that training in standard columns reports. */
    @Test
    void theConditionNumberIsThatOfTraining() {
        for (String data : new String[] {"galton1886", "boyle1662", "jellybeans"}) {
            Run trained = Run.of("train", data, "--scale", "standard", "--json", "--quiet");
            double kappa = Run.of("inspect", data, "--json").number("conditionNumber");
            if (trained.json().getAsJsonObject("coefficients").size() > 1) {
                assertThat(kappa).as(data).isCloseTo(trained.number("conditionNumber"), within(1e-6 * kappa));
            }
        }
        String file = Run.file(directory, "narrow.csv", """
                x,z,y
                1,1,1
                2,2.5,2
                3,2.5,5
                4,4.25,4
                5,5,9
                6,6.5,8
                """);
        double kappa = Run.of("inspect", file, "--target", "y", "--json").number("conditionNumber");
        assertThat(kappa)
                .isGreaterThan(20)
                .isCloseTo(
                        Run.of("train", file, "--target", "y", "--scale", "standard", "--json", "--quiet")
                                .number("conditionNumber"),
                        within(1e-6 * kappa));
    }
}
