package org.jellygrad.datasets.bundled;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jellygrad.datasets.DatasetCard;

/** The cards of the bundled data sets; beside this class, {@code NAME.csv} holds the rows of each. */
final class Cards {
    private static final String PUBLIC_DOMAIN = "public domain";

    static final List<DatasetCard> ALL = List.of(
            new DatasetCard(
                    "jellybeans",
                    "Jelly beans in five jars",
                    5,
                    "Made for learning: five points of the line beans = 2 * jar_size + 40",
                    "Apache-2.0",
                    units("jar_size", "size marks", "beans", "beans"),
                    """
                    Guess how many beans a jar holds, see how wrong the guess was, guess better.
                    The truth is exactly 2 * jar_size + 40, so whatever error is left is the
                    learner's own. From the first guess 3 * jar_size + 20 the mean squared error
                    is 310400. In raw units the loss is a needle-thin valley along which descent
                    crawls; standardise jar_size and it is a round bowl, where one step of the
                    right length lands at the bottom.""",
                    Optional.of("beans"),
                    List.of("jar_size")),
            new DatasetCard(
                    "doubles",
                    "The numbers 1 to 5 and their doubles",
                    5,
                    "Made for learning: five points of the line y = 2 * x",
                    "Apache-2.0",
                    units("x", "number", "y", "number"),
                    """
                    The answer is slope 2 and intercept 0, and descent is slow to find it: in raw
                    units the bowl is 70 times as steep across as along. At a learning rate of
                    0.01 the slope is near 1.9 after 100 epochs and near 2 after 1000. Row by row,
                    --batch 1, is stochastic gradient descent in its first sense.""",
                    Optional.of("y"),
                    List.of("x")),
            new DatasetCard(
                    "hubble1929",
                    "Distance and velocity of 24 nebulae",
                    24,
                    "E. Hubble, A relation between distance and radial velocity among extra-galactic nebulae,"
                            + " PNAS 15(3), 168 (1929), Table 1",
                    PUBLIC_DOMAIN,
                    units("object", "name", "distance_mpc", "10^6 parsec", "velocity_km_s", "km/s"),
                    """
                    The farther a nebula, the faster it recedes: the first sight of the expanding
                    universe. The slope, 454 km/s per million parsecs, is the Hubble constant of
                    1929. Today's is near 70, because his distances were several times too short;
                    the straight line has stayed. The points scatter widely, for near nebulae have
                    motions of their own and some even approach.""",
                    Optional.of("velocity_km_s"),
                    List.of("distance_mpc")),
            new DatasetCard(
                    "forbes1857",
                    "Boiling point of water and air pressure at 17 places",
                    17,
                    "J. D. Forbes, Further experiments and remarks on the measurement of heights by the boiling point of"
                            + " water, Trans. R. Soc. Edinburgh 21, 235 (1857)",
                    PUBLIC_DOMAIN,
                    units("boiling_point_f", "°F", "pressure_in_hg", "inHg", "lpres", "100 * log10(inHg)"),
                    """
                    The higher the place, the thinner the air and the earlier water boils: Forbes
                    wanted to read a mountain's height off a thermometer rather than carry a
                    barometer up. The line explains 99.4 % of the variance, yet its residuals
                    bend; the logarithm of the pressure, lpres, is straighter. One reading, the
                    twelfth at 204.6 °F, then stands out by itself: a good place to compare
                    squared loss with Huber's.""",
                    Optional.of("pressure_in_hg"),
                    List.of("boiling_point_f")),
            new DatasetCard(
                    "galton1886",
                    "Heights of 928 children and of their parents",
                    928,
                    "F. Galton, Regression towards mediocrity in hereditary stature, J. Anthropological Institute 15, 246"
                            + " (1886)",
                    PUBLIC_DOMAIN,
                    units("midparent_in", "inches", "child_in", "inches"),
                    """
                    Here the word regression comes from. A mid-parent is the mean of the father's
                    height and 1.08 times the mother's. The slope is 0.65, not 1: children of tall
                    parents are tall, but less so, and children of short parents less short;
                    Galton called it regression towards mediocrity. He tabulated heights by the
                    inch, so many rows are the same.""",
                    Optional.of("child_in"),
                    List.of("midparent_in")),
            new DatasetCard(
                    "boyle1662",
                    "Volume and pressure of enclosed air, 25 readings",
                    25,
                    "R. Boyle, A Defence of the Doctrine Touching the Spring and Weight of the Air, London (1662)",
                    PUBLIC_DOMAIN,
                    units("volume", "tube divisions", "mercury_in", "inches", "pressure_in_hg", "inHg"),
                    """
                    Boyle poured mercury into a bent tube and watched the air in its closed end
                    shrink; mercury_in is the height of the column, and the pressure is 29.125
                    more, the weight of the air above it. A line through volume and pressure
                    explains 88 % of the variance and is wrong: its residuals are positive at both
                    ends and negative between. The law he found is pressure = k / volume: learn
                    from 1/volume instead (pressure_in_hg ~ I(1/volume)) and R² is 0.99992, with
                    an intercept that may well be 0.""",
                    Optional.of("pressure_in_hg"),
                    List.of("volume")),
            new DatasetCard(
                    "cars1930",
                    "Speed and stopping distance of 50 cars",
                    50,
                    "M. Ezekiel, Methods of Correlation Analysis, Wiley (1930)",
                    "public domain in the US",
                    units("speed_mph", "mph", "dist_ft", "feet"),
                    """
                    How far a car of the 1920s rolled until it stood. The fitted line stops a
                    parked car in -17.6 feet, which is what comes of reading a line outside the 4
                    to 25 mph it was drawn for. The energy to brake away grows with the square of
                    the speed, so look at the residuals: they bend, and they widen as the cars go
                    faster.""",
                    Optional.of("dist_ft"),
                    List.of("speed_mph")),
            new DatasetCard(
                    "co2_mauna_loa",
                    "Carbon dioxide in the air over Mauna Loa, 1959 to 2025",
                    67,
                    "NOAA Global Monitoring Laboratory, Mauna Loa annual mean CO2",
                    "US Government work, PDDL",
                    units("year", "year", "co2_ppm", "ppm", "uncertainty_ppm", "ppm"),
                    """
                    Every year there is more: 1.67 ppm a year on the average, over 2 of late, so a
                    straight line leaves residuals in the shape of a bowl. All years lie far from
                    zero, where the intercept is. In raw units a change of slope can therefore be
                    undone almost fully by a change of intercept, and descent crawls along that
                    valley; centre the years and it is gone.""",
                    Optional.of("co2_ppm"),
                    List.of("year")),
            new DatasetCard(
                    "penguins",
                    "Flipper length and body mass of 344 penguins",
                    344,
                    "K. B. Gorman, T. D. Williams, W. R. Fraser, PLoS ONE 9(3), e90081 (2014)",
                    "CC0",
                    units("species", "name", "flipper_length_mm", "mm", "body_mass_g", "g"),
                    """
                    Adelie, Chinstrap and Gentoo penguins of the Palmer Archipelago, Antarctica. A
                    millimetre more of flipper goes with 50 g more of penguin. Two birds were not
                    measured: their cells say NA, and the rows are dropped and counted. Gentoos
                    are longer and heavier than the others, so a part of the slope is the
                    difference between species and not between birds of one.""",
                    Optional.of("body_mass_g"),
                    List.of("flipper_length_mm")));

    private Cards() {}

    private static Map<String, String> units(String... columnsAndUnits) {
        Map<String, String> units = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndUnits.length; i += 2) {
            units.put(columnsAndUnits[i], columnsAndUnits[i + 1]);
        }
        return units;
    }
}
