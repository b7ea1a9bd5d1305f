package telegram

// pastMost is how many finished updates are remembered: a server that forgets
// what was confirmed hands out the same batch over and over.
const pastMost = 10 * batch

// past is the ids of the latest finished updates, which are not to run again.
type past struct {
	known map[int64]bool
	ring  []int64
	at    int
}

func (p *past) has(id int64) bool { return p.known[id] }

func (p *past) add(id int64) {
	if p.known == nil {
		p.known, p.ring = make(map[int64]bool, pastMost), make([]int64, 0, pastMost)
	}
	if len(p.ring) < pastMost {
		p.ring = append(p.ring, id)
	} else {
		delete(p.known, p.ring[p.at])
		p.ring[p.at], p.at = id, (p.at+1)%pastMost
	}
	p.known[id] = true
}
