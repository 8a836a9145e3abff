Feature: Impossible order of times
  Nothing of a receipt case can be before it started. Instants are compared.

  Background:
    Given the rule "nl.wabo/impossible-order"
    And today is 2012-01-23

  @must-fire
  Scenario: A case that ended an hour before it started
    Given the records of case
      | case | domain   | opened_at               | closed_at               |
      | R1   | approval | 2011-12-12 01:06:40.010 | 2011-12-12 00:00:00.010 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Earlier | At                      | Started                 | message |
      | R1      | flagged | end     | 2011-12-12 00:00:00.010 | 2011-12-12 01:06:40.010 | 'end' at 2011-12-12T00:00:00.010000+01:00 is before the start of the case at 2011-12-12T01:06:40.010000+01:00 |

  @must-fire
  Scenario: Steps before the start are one finding, told by the first in the alphabet
    Given the records of case
      | case | domain   | opened_at        | closed_at        |
      | R1   | approval | 2011-01-03 01:06 | 2011-02-25 09:44 |
    And the records of event
      | case | act                     | ts               |
      | R1   | confirmation_of_receipt | 2010-12-10 11:23 |
      | R1   | confirmation_checked    | 2010-12-10 11:24 |
      | R1   | confirmation_sent       | 2011-01-03 01:07 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Earlier              | At               | Started          | more | message |
      | R1      | flagged | confirmation_checked | 2010-12-10 11:24 | 2011-01-03 01:06 | 1    | 'confirmation_checked' at 2010-12-10T11:24:00+01:00 is before the start of the case at 2011-01-03T01:06:00+01:00 |

  @must-not-fire
  Scenario: At the start, or after the end, is possible; cases of activities are not examined
    Given the records of case
      | case | domain   | opened_at        | closed_at        |
      | R1   | approval | 2011-01-03 09:00 | 2011-01-03 09:00 |
      | B1   | approval | 2011-01-03       | 2011-01-01       |
    And the records of event
      | case | act                     | ts               |
      | R1   | confirmation_of_receipt | 2011-01-03 09:00 |
      | R1   | confirmation_sent       | 2011-01-05 11:00 |
      | B1   | activity                | 2010-12-01       |
    When the rule is evaluated
    Then nothing is found
    And examined are R1

  @cannot-tell
  Scenario: No start is recorded
    Given the records of case
      | case | domain   | closed_at  |
      | R1   | approval | 2011-01-03 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason               | message |
      | R1      | cannot_tell | no start is recorded | no start is recorded |
