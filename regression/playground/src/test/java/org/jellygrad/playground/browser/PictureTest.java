package org.jellygrad.playground.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The picture of the page that the README shows is drawn again and compared; {@code -Dpicture=write} writes it. Letters look different with
 * other fonts: where their widths are not those of the picture's machine, the comparison is skipped and says so.
 */
class PictureTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    private static final Path PICTURE = Path.of("playground.png");

    /** Width of a sample in the page's font and in its fixed-width font, in hundredths of a pixel, where the picture was drawn. */
    private static final String FONTS = "11442 10202";

    /** A colour that differs by less than this is the same: edges are smoothed differently from one Chromium to the next. */
    private static final int SAME = 48;

    /** So many of a thousand pixels may differ. */
    private static final int TOLERATED = 4;

    @Test
    void theReadmesPictureIsOfThisPage() throws IOException {
        Reader reader = Reader.open(
                FIXTURE,
                "#data=hubble1929&start=slope=-200,intercept=600&lr=0.4&epochs=60&step=6",
                new NewContextOptions().setViewportSize(1440, 900).setReducedMotion(ReducedMotion.REDUCE));
        reader.waitFor(reader.view("Why step 7 goes there"), "Step 7");
        // The steps stay at the window's lower edge; on the picture they stand under all views.
        reader.page()
                .evaluate("() => { document.getElementById('transport').style.position = 'static';"
                        + " document.body.style.paddingBottom = 0; }");
        byte[] drawn = reader.page().screenshot(new Page.ScreenshotOptions().setFullPage(true));
        String fonts = (String) reader.page()
                .evaluate("() => { const pen = document.createElement('canvas').getContext('2d'); const width = font"
                        + " => { pen.font = font; return Math.round(100 * pen.measureText('Jellygrad"
                        + " 0123456').width); }; const body = getComputedStyle(document.body), code ="
                        + " getComputedStyle(document.querySelector('code')); return width('14px ' +"
                        + " body.fontFamily) + ' ' + width('10px ' + code.fontFamily); }");
        if ("write".equals(System.getProperty("picture"))) {
            Files.write(PICTURE, drawn);
            System.out.println("Wrote " + PICTURE + ", fonts " + fonts);
            return;
        }
        assertThat(PICTURE).exists();
        if (!FONTS.equals(fonts)) {
            String message = "The README's picture is not compared: fonts here have the widths " + fonts + ", not "
                    + FONTS + ".";
            System.out.println(message); // Surefire counts what is skipped, but not why
            Assumptions.abort(message);
        }
        assertThat(different(read(Files.readAllBytes(PICTURE)), read(drawn)))
                .as("different pixels of a thousand; -Dpicture=write draws the picture anew")
                .isLessThanOrEqualTo(TOLERATED);
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** Of a thousand pixels, how many differ. */
    private static int different(BufferedImage expected, BufferedImage actual) {
        assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
        assertThat(actual.getHeight()).isEqualTo(expected.getHeight());
        long count = 0;
        for (int y = 0; y < actual.getHeight(); y++) {
            for (int x = 0; x < actual.getWidth(); x++) {
                count += far(expected.getRGB(x, y), actual.getRGB(x, y)) ? 1 : 0;
            }
        }
        return (int) Math.ceil(1000.0 * count / ((long) actual.getWidth() * actual.getHeight()));
    }

    private static boolean far(int one, int other) {
        for (int shift = 0; shift < 24; shift += 8) {
            if (Math.abs((one >> shift & 255) - (other >> shift & 255)) >= SAME) {
                return true;
            }
        }
        return false;
    }
}
