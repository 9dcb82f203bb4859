"""The register of poor households (建档立卡): who is on it, who is still poor, who has left poverty, who helps whom.

Words: a *registration* (建档立卡) is a household's time on the register; a *poverty spell* (贫困) lies inside it, from
being identified or falling back until the exit (脱贫); exited households stay on the register. Reading order as in
villages.
"""
