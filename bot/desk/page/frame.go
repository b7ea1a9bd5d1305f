package page

import (
	"cmp"
	"strings"

	"vneidbot/bot"
)

// frame is what stands around every view.
type frame struct {
	Office string
	Who    string
	Whom   string // whom to phone about the system
	Tel    string
	Nav    []place
	Foot   []place
	Token  string // of the forms
	ID     string // of this drawing: its forms posted twice are one event
	Back   string // where a form leads back to
	Said   *said  // what the desk answered last
}

// place is one of the views that can always be gone to.
type place struct {
	Path, Name string
	Count      int // what waits there, 0 is not shown
	More       bool
	Here       bool
}

// waitMost is how many that wait are counted.
const waitMost = 999

func (v *visit) frame(name string) (frame, error) {
	campaign, err := v.records.Campaign()
	if err != nil {
		return frame{}, err
	}
	f := frame{Office: campaign.Office, Who: v.officer.Name, Whom: campaign.Contact, Tel: campaign.Phone,
		Token: newToken(v.secretOf(v.request)), ID: newID(), Back: v.back(), Said: v.said()}
	if a := v.area; a != nil {
		f.Office = cmp.Or(a.Office, f.Office)
		if a.Contact != "" || a.Phone != "" {
			f.Whom, f.Tel = a.Contact, a.Phone
		}
	}
	f.Office = cmp.Or(f.Office, v.say("page.open.title"))
	counts, err := v.counts()
	f.Nav, f.Foot = v.places(theBar, name, counts), v.places(theFoot, name, counts)
	return f, err
}

// asAgain marks an address that the page itself asks for, now and then, to stay current.
const asAgain = "nhin"

// back is the address of this view, below the page's own.
func (v *visit) back() string {
	at := *v.request.URL
	if v.again {
		q := at.Query()
		q.Del(asAgain)
		at.RawQuery = q.Encode()
	}
	return strings.TrimPrefix(at.RequestURI(), "/"+Name)
}

// counts are what waits in each view.
func (v *visit) counts() (map[string]int, error) {
	review, err := v.records.Waiting(v.own(), bot.ReviewPlace{}, waitMost+1)
	if err != nil {
		return nil, err
	}
	matters, err := v.look.Matters()
	return map[string]int{"review": review, "matters": len(matters)}, err
}

// places are those that can be gone to from the bar or the foot.
func (v *visit) places(from nav, now string, counts map[string]int) (out []place) {
	for _, of := range views {
		if of.from == from {
			n := counts[of.name]
			out = append(out, place{Path: of.path, Name: v.say("page." + of.name), Count: min(n, waitMost), More: n > waitMost, Here: of.name == now})
		}
	}
	return out
}
