package telegram

import "hash/maphash"

var seed = maphash.MakeSeed()

// keyOf names a message by where it goes and all it says.
func keyOf(posts []*post) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, p := range posts {
		maphash.WriteComparable(&h, p.chat)
		maphash.WriteComparable(&h, p.thread)
		_, _ = h.Write(p.picture)
		for _, para := range p.page.paras {
			_, _ = h.WriteString(para.Text)
		}
	}
	return h.Sum64()
}
