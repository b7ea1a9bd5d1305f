package summary

import "strconv"

// noUnits stands where there is nothing to take a share of.
const noUnits = "–"

// whole is the share of part in all in whole percents, as tables show it: 100
// only when all, 0 only when none.
func whole(part, all int) string {
	if all == 0 {
		return noUnits
	}
	return strconv.Itoa(share(part, all, 100))
}

// tenths is the share as whole percents and tenths of one, with the same rule
// at both ends, as the headline shows it.
func tenths(part, all int) (percent, tenth int) {
	if all == 0 {
		return 0, 0
	}
	s := share(part, all, 1000)
	return s / 10, s % 10
}

// share is part/all in units of 1/scale, rounded half up, kept off 0 and scale
// unless it is exactly that.
func share(part, all, scale int) int {
	s := (2*part*scale + all) / (2 * all)
	switch {
	case part > 0 && s == 0:
		return 1
	case part < all && s >= scale:
		return scale - 1
	}
	return s
}
