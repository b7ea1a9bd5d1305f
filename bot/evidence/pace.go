package evidence

import "time"

const (
	// company is how long is waited for more jobs to end, so that one claim serves
	// several.
	company = 50 * time.Millisecond
	// lull is how long nobody has sent a picture when people pause: pictures that come
	// together are not so far apart.
	lull = 50 * time.Millisecond
)

// pace decides when jobs are claimed, and how many. As long as pictures come,
// people are at it, and their answers go first: there is one claim in each gather,
// for half of the workers. What is left over is done as fast as it can be as soon as
// people pause.
type pace struct {
	workers int
	jobs    int // that may be under way
	gather  time.Duration

	busy int       // jobs
	more bool      // there were as many jobs as were asked for, perhaps more
	came time.Time // when the last job was signalled
	at   time.Time // of the next claim
	rush bool      // that claim comes sooner when people pause
	soon time.Time // when to look for jobs that nobody signals
}

// next is when jobs are to be claimed.
func (p *pace) next() time.Time {
	if p.rush {
		return earlier(p.at, p.came.Add(p.calm()))
	}
	return p.at
}

// due is how many jobs are to be claimed now.
func (p *pace) due(now time.Time) int {
	if p.next().After(now) {
		return 0
	}
	free := p.jobs - p.busy
	if p.quiet(now) {
		return free
	}
	return min(free, (p.workers+1)/2)
}

// claimed notes a claim of so many jobs that brought n.
func (p *pace) claimed(due, n int, now time.Time) {
	p.busy += n
	p.more, p.rush = n == due, false
	if !p.soon.After(now) {
		p.soon = now.Add(look)
	}
	switch {
	case !p.more:
		p.at = p.soon
	case p.quiet(now):
		p.at = now.Add(company)
	default:
		p.at, p.rush = now.Add(p.gather), true
	}
}

// ended notes the end of a job, which wants to be tried again at that time
// unless it is zero.
func (p *pace) ended(again, now time.Time) {
	p.busy--
	if !again.IsZero() {
		p.soon = earlier(p.soon, again)
	}
	switch {
	case !p.more:
		p.at = earlier(p.at, p.soon)
	case p.quiet(now) && 2*p.busy <= p.jobs:
		p.at = now
	}
}

// signalled notes that there is a new job.
func (p *pace) signalled(now time.Time) {
	p.came = now
	if !p.more {
		p.at, p.rush = earlier(p.at, now.Add(p.gather)), true
	}
}

// quiet tells whether nobody has sent a picture for a while.
func (p *pace) quiet(now time.Time) bool { return now.Sub(p.came) >= p.calm() }

// calm is how long that is; without a gather, no time.
func (p *pace) calm() time.Duration { return min(lull, p.gather) }

// pause ends when jobs are to be claimed, unless there are as many as may be.
func (p *pace) pause() *time.Timer {
	t := time.NewTimer(time.Until(p.next()))
	if p.busy == p.jobs {
		t.Stop()
	}
	return t
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
