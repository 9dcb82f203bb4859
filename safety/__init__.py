"""Public safety (平安建设): inspections, hazards, drills, publicity, visit rounds, cases.

Words: an *inspection* (安全检查) looks at one site, or stands at one place, and follows the checklist of its type.
What it finds wrong is a *hazard* (隐患), open until it is closed; each *notice* (整改通知) is one turn of putting it
right. A *visit round* (民调大走访) assigns every household to an officer, who *visits* it within the round; some are
checked. A *case* (信访、矛盾纠纷) is kept as a matter with dates, never as a person: who came is not on record anywhere
here, and drug-control figures are stated totals of the township. Reading order as in villages.
"""
