package org.mfglab.scheme;

import org.mfglab.conformance.SchemeConformance;

class SplitUpwindTest extends SchemeConformance {

    SplitUpwindTest() {
        super(new SplitUpwind()::on);
    }
}
