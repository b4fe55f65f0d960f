package org.mfglab.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class TypesetterTest {

    private static final Scope PLANE = Scope.of(2, List.of("c", "sigma", "theta", "nu", "lambda_max", "k1", "speed"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            0.5*norm(p)^2/(1 + c*m)      | \\frac{0.5 \\, \\left\\lvert p\\right\\rvert^{2}}{1 + c \\, m}
            sigma^2/2*x - theta*x*p_x    | \\frac{\\sigma^{2}}{2} \\, x - \\theta \\, x \\, p_{x}
            abs(x - mean_x)              | \\left\\lvert x - \\bar{x}\\right\\rvert
            lambda_max*k1*speed*2*3^x    | \\lambda_{\\mathrm{max}} \\, k_{1} \\, \\mathrm{speed} \\cdot 2 \\cdot 3^{x}
            sin(2*pi*x)^2 - 3*-2         | \\sin^{2} \\left(2 \\, \\pi \\, x\\right) - 3 \\cdot \\left(- 2\\right)
            x^0.5 + y^(1/3) + sqrt(t)    | \\sqrt{x} + \\sqrt[3]{y} + \\sqrt{t}
            1e-7*x + 1.5e300             | 10^{- 7} \\, x + 1.5 \\times 10^{300}
            erf(x)*max(x, 0)             | \\operatorname{erf} \\left(x\\right) \\, \\max \\left(x , 0\\right)
            where(x > 0 and y != 1, 1, 2) | \\begin{cases}1 & \\text{if }x > 0 \\text{ and } y \\ne 1 \\\\ 2 & \\text{otherwise}\\end{cases}
            -(x + y)*(2^x)^y             | - \\left(x + y\\right) \\, \\left(2^{x}\\right)^{y}
            """)
    void latexReadsAsMathematiciansWrite(String text, String latex) {
        assertEquals(latex, Parser.parse(text, PLANE).latex());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x/2         | <mfrac><mi>x</mi><mn>2</mn></mfrac>
            nu*p_x      | <mrow><mi>&#x3BD;</mi><mo>&#x2062;</mo><msub><mi>p</mi><mi>x</mi></msub></mrow>
            mean_x      | <mover><mi>x</mi><mo>&#xAF;</mo></mover>
            sin(x)^2    | <mrow><msup><mi>sin</mi><mn>2</mn></msup><mo>&#x2061;</mo><mrow><mo fence="true" form="prefix" stretchy="true">(</mo><mi>x</mi><mo fence="true" form="postfix" stretchy="true">)</mo></mrow></mrow>
            sqrt(x)     | <msqrt><mi>x</mi></msqrt>
            x^2 - 1     | <mrow><msup><mi>x</mi><mn>2</mn></msup><mo>&#x2212;</mo><mn>1</mn></mrow>
            """)
    void mathmlIsNative(String text, String body) {
        assertEquals("<math xmlns=\"http://www.w3.org/1998/Math/MathML\">" + body + "</math>", Parser.parse(text, PLANE).mathml());
    }

    @Test
    void everyMathmlIsWellFormedAsciiAndEveryLatexIsBalanced() throws Exception {
        RandomFormulas random = new RandomFormulas(3);
        for (int i = 0; i < 300; i++) {
            Formula formula = random.next(1 + i % 4);
            String mathml = formula.mathml();
            assertTrue(mathml.chars().allMatch(c -> c < 128), mathml);
            var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(mathml)));
            assertEquals("math", document.getDocumentElement().getTagName());
            for (String script : List.of("msup", "msub", "mfrac", "mover", "mroot")) {
                var scripts = document.getElementsByTagName(script);
                for (int k = 0; k < scripts.getLength(); k++) assertEquals(2, scripts.item(k).getChildNodes().getLength(), mathml);
            }
            assertEquals(formula.latex().chars().filter(c -> c == '{').count(), formula.latex().chars().filter(c -> c == '}').count());
        }
    }

    @Test
    void namesFromOutsideTheLanguageAreEscaped() {
        Formula hostile = Formula.symbol("<script>&\"'\u0000\\input{x}$");
        assertFalse(hostile.mathml().contains("<script") || hostile.mathml().contains("\u0000"));
        assertFalse(hostile.latex().contains("\\input"));
    }
}
