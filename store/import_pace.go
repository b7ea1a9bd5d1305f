package store

import "time"

// pace is how many rows of a large import the next transaction stages, switches or
// takes back. Others wait for each, and how long a row takes is the disk's matter and
// the machine's: so it is measured.
type pace int

// The first step, and the bounds of the others.
const (
	firstStep pace = 100
	leastStep pace = 20
	mostStep  pace = 400
)

// stepTime is how long a step should take: others wait for one, and for their own.
const stepTime = 25 * time.Millisecond

// after is the pace of the next step when one of this pace took so long.
func (p pace) after(took time.Duration) pace {
	fits := pace(float64(p) * stepTime.Seconds() / max(took, time.Millisecond).Seconds())
	return min(max(fits, leastStep), mostStep, 2*p)
}

// paced runs steps until there are none, each given how many rows it may take.
func paced(step func(rows int) (more bool, err error)) error {
	for p := firstStep; ; {
		began := time.Now()
		more, err := step(int(p))
		if err != nil || !more {
			return err
		}
		p = p.after(time.Since(began))
	}
}
