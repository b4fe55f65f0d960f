package org.mfglab.scheme;

import org.mfglab.conformance.SchemeConformance;

class UpwindTest extends SchemeConformance {

    UpwindTest() {
        super(new Upwind()::on);
    }
}
