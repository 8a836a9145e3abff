Feature: A major event known elsewhere is absent in the grid
  P1 and P2 lie in the cell G1, P3 in G2, P4 in none that is recorded.

  Background:
    Given the rule "cn.citymgmt/major-absent"
    And the records of place
      | place | grid |
      | P1    | G1   |
      | P2    | G1   |
      | P3    | G2   |
      | P4    |      |

  @must-fire
  Scenario: No event in that cell; too early and too late; ordinary and of another kind
    Of C1 the grid has a major event, but in another cell. Of C2 it has one 25 hours before and one 25
    hours after. Of C3 it has an ordinary one of another kind. C5 is linked to an ordinary case.
    Given today is 2021-03-31
    And the records of case
      | case | domain   | urgency | item | place | opened_at        | parent_case |
      | C1   | hotline  | major   | I1   | P1    | 2021-03-01 09:00 |             |
      | C2   | hotline  | major   | I1   | P1    | 2021-03-10 09:00 |             |
      | C3   | petition | major   | I1   | P1    | 2021-03-20 09:00 |             |
      | C5   | hotline  | major   |      | P1    | 2021-03-25 09:00 |             |
      | E1   | grid     | major   | I1   | P3    | 2021-03-01 09:00 |             |
      | E2   | grid     | major   | I1   | P2    | 2021-03-09 08:00 |             |
      | E3   | grid     | major   | I1   | P2    | 2021-03-11 10:00 |             |
      | E4   | grid     |         | I2   | P2    | 2021-03-20 09:00 |             |
      | E5   | citymgmt | major   | I1   | P2    | 2021-03-20 09:00 | C5          |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Grid | Known      | message                                                                                                            |
      | C1      | flagged | G1   | 2021-03-01 | A major event known on 2021-03-01, and the grid cell G1 has none to match it within the hours allowed |
      | C2      | flagged | G1   | 2021-03-10 | A major event known on 2021-03-10, and the grid cell G1 has none to match it within the hours allowed |
      | C3      | flagged | G1   | 2021-03-20 | A major event known on 2021-03-20, and the grid cell G1 has none to match it within the hours allowed |
      | C5      | flagged | G1   | 2021-03-25 | A major event known on 2021-03-25, and the grid cell G1 has none to match it within the hours allowed |

  @must-not-fire
  Scenario: In the grid 24 hours before or after, linked, of the same kind, or not due yet
    C1 and C2 have a major event in their cell at the edge of the hours, C3 an ordinary one of the same
    kind, C4 one that is linked to it, elsewhere and later. C5 became known at the beginning of
    today. C6 is not major and C7 comes from the grid's own sister: they are not looked at.
    Given today is 2021-03-31
    And the records of case
      | case | domain   | urgency | item | place | opened_at        | parent_case |
      | C1   | hotline  | major   | I1   | P1    | 2021-03-01 09:00 |             |
      | C2   | petition | major   |      | P1    | 2021-03-10 09:00 |             |
      | C3   | hotline  | major   | I1   | P1    | 2021-03-20 09:00 |             |
      | C4   | hotline  | major   | I1   | P1    | 2021-03-25 09:00 |             |
      | C5   | hotline  | major   | I1   | P1    | 2021-03-31 00:00 |             |
      | C6   | hotline  |         | I1   | P1    | 2021-03-15 09:00 |             |
      | C7   | citymgmt | major   | I1   | P1    | 2021-03-15 09:00 |             |
      | E1   | grid     | major   |      | P2    | 2021-02-28 09:00 |             |
      | E2   | grid     | major   | I1   | P2    | 2021-03-11 09:00 |             |
      | E3   | grid     |         | I1   | P2    | 2021-03-20 09:00 |             |
      | E4   | grid     |         | I2   | P3    | 2021-03-29 09:00 | C4          |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3 C4 C5

  @cannot-tell
  Scenario: Its cell or its time is not recorded
    Given today is 2021-03-31
    And the records of case
      | case | domain  | urgency | place | opened_at        |
      | C1   | hotline | major   | P4    | 2021-03-01 09:00 |
      | C2   | hotline | major   |       | 2021-03-01 09:00 |
      | C3   | hotline | major   | P1    |                  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                               |
      | C1      | cannot_tell | no grid is recorded for its place    |
      | C2      | cannot_tell | no grid is recorded for its place    |
      | C3      | cannot_tell | when it became known is not recorded |
