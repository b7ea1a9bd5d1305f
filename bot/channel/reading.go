package channel

import "time"

// Reading is how well a platform can be read.
type Reading struct {
	At     time.Time // until when it is known to have been read, by the machine's clock; zero: not by this copy
	Behind bool      // it holds back more than it has brought
}

// Reader is a Channel whose platform may fail to be read while the program runs.
type Reader interface{ Reading() Reading }
